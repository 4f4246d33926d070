"""What staff type about contacts, people and organisations."""
