-- A page for those who read Markdown as text: what only HTML could say is left out, and a cell is in one line.

local function line(blocks)
  return { pandoc.Plain(pandoc.utils.blocks_to_inlines(blocks, { pandoc.Str(";"), pandoc.Space() })) }
end

function Div(div) return div.classes:includes("screen") and {} or div.content end
function Span(span) return span.classes:includes("screen") and {} or span.content end
function Figure(_) return {} end
function Image(_) return {} end
function Link(link)
  if link.target:sub(1, 1) == "#" then return link.content end
  return pandoc.Link(link.content, link.target)
end
function Header(header)
  return header.classes:includes("screen") and {} or pandoc.Header(header.level, header.content)
end

function Table(tab)
  local function plain(rows)
    for _, row in ipairs(rows) do
      row.attr = pandoc.Attr()
      for _, cell in ipairs(row.cells) do
        cell.attr = pandoc.Attr()
        cell.contents = line(cell.contents)
      end
    end
  end
  plain(tab.head.rows)
  for _, body in ipairs(tab.bodies) do
    body.row_head_columns = 0
    plain(body.body)
  end
  for i, spec in ipairs(tab.colspecs) do tab.colspecs[i] = { spec[1], nil } end
  local called = pandoc.utils.blocks_to_inlines(tab.caption.long)
  tab.caption = { long = {} }
  if #called == 0 then return tab end
  return { pandoc.Para({ pandoc.Strong(called) }), tab }
end
