def inconsistencies(tables): return []
