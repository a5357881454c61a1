-- A proposal passed the tests. ARGV: now, candidate, event, ticket, parent or '', graph, CPU seconds, fingerprint or ''.
return arrive({
  kind = 'accepted', id = ARGV[2], text = ARGV[3],
  ticket = ARGV[4], parent = ARGV[5], graph = ARGV[6], cost = ARGV[7], fingerprint = ARGV[8],
})
