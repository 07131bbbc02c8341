"""Cases that belong together: linked, merged, split, and many alike as an incident."""
