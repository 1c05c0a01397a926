"""Saikes: checks a dossier for the licence to provide special social services in Kazakhstan."""

__version__ = "0.1.0"
