"""The real program on a real desktop: X server, window manager, notification service, real keys."""
