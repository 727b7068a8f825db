"""The ground on which every app stands; it knows no app above it."""
