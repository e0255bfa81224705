"""The owner's page: four numbers, when the calls came, whether reminders reach every PC."""
