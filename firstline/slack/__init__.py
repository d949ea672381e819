"""What goes to Slack, and who and what is who and what there."""
