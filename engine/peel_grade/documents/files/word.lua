-- A page for Word: its first heading is the title, which Word has a style for, and the others are one level up; what is
-- for screens alone is left out.

function Div(div)
  if div.classes:includes("screen") then return {} end
  if div.attributes["custom-style"] then return div end
  return div.content
end
function Span(span)
  if span.classes:includes("screen") then return {} end
  if span.attributes["custom-style"] then return span end
  return span.content
end
function Header(header)
  if header.level == 1 or header.classes:includes("screen") then return {} end
  header.level = header.level - 1
  return header
end
function Meta(meta)
  return pandoc.Meta({ title = meta.title, lang = meta.lang, ["toc-title"] = "Contents" })
end
