"""What happens to a case without staff: its person acts, a timer falls due, a file comes."""
