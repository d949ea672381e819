"""Questions from Slack, many of them repeated: how soon they are taken, how often they are answered."""
