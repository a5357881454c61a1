-- For tests. ARGV: now, then members, each as "ID SCORE SCORE ...".
for i = 2, #ARGV do
  local scores, id = {}, nil
  for word in string.gmatch(ARGV[i], '%S+') do
    if id then scores[#scores + 1] = word else id = word end
  end
  join(id, scores)
end
return #ARGV - 1
