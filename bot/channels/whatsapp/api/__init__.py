"""The Graph API: who we are there, how it is asked, and what its errors mean."""
