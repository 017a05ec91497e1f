"""Journal notes: conversations, letters, meetings, with those who took part."""
