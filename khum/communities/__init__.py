"""Questions and answers, communities of practice, forums and stories."""
