"""What is done with units and people; one function a use case."""
