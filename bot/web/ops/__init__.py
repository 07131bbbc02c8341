"""What those who operate Rida ask for."""
