"""Training, seminars, visits and further study: request, report, share-back, check of use."""
