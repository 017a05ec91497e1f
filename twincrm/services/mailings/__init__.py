"""Post for many: letters, envelopes, labels and e-mails."""
