"""Clusters of offers, as editors change them: by command and at the desk."""
