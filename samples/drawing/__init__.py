"""Computes the sample site's pictures; nothing here is photographed, traced or downloaded."""
