"""What a message is and how it surely arrives. Never what is due."""
