"""What Slack shows: messages, modals and App Home as Block Kit; pure."""
