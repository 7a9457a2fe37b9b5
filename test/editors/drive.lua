-- Works Neovim as a person does, through its own commands, and writes down what is to be seen:
--
--   TIFA_OUT=FILE nvim --headless --clean -u init.lua plans/a.md -c 'luafile drive.lua'

local seen = {}

local function note(name, value)
  seen[name] = value
end

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then error('waited in vain for ' .. what) end
end

-- Sets the cursor on the first place of some words.
local function go(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local at = line:find(words, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 })
      return
    end
  end
  error('not in the buffer: ' .. words)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
end

-- What is behind the cursor in its line.
local function ahead()
  local cursor = vim.api.nvim_win_get_cursor(0)
  return vim.api.nvim_get_current_line():sub(cursor[2] + 1)
end

local function file()
  return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t')
end

-- The findings of the buffer: code and the words that are underlined.
local function findings()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local words = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})
    local code = one.code or one.user_data.lsp.code
    local isError = one.severity == vim.diagnostic.severity.ERROR
    table.insert(found, { code = code, words = table.concat(words, '\n'), isError = isError })
  end
  return found
end

local function has(code)
  for _, one in ipairs(findings()) do
    if one.code == code then return true end
  end
  return false
end

-- The text of a hover, read from its window, which is closed again.
local function hover()
  local window
  vim.lsp.buf.hover()
  wait('a hover', function()
    for _, one in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(one).relative ~= '' then window = one end
    end
    return window
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

-- Takes the action of this name from the menu.
local function fix(title)
  local titles = {}
  local before = text()
  vim.ui.select = function(items, options, choose)
    local wanted
    for _, item in ipairs(items) do
      local name = options.format_item(item)
      table.insert(titles, name)
      if name:find(title, 1, true) then wanted = item end
    end
    choose(wanted)
  end
  vim.lsp.buf.code_action()
  wait('the fix ' .. title, function()
    return text() ~= before
  end)
  return titles
end

local function run()
  local client
  wait('the server', function()
    for _, one in pairs(vim.lsp.buf_get_clients(0)) do
      client = one
    end
    return client and client.initialized
  end)
  note('encoding', client.server_capabilities and client.server_capabilities.positionEncoding)
  note('pid', client.rpc.pid)
  wait('findings', function()
    return has('unknown-term') and has('untagged-target')
  end)
  note('findings', findings())

  go('渡口达到')
  note('hover', hover())
  go('渡口达到')
  vim.lsp.buf.definition()
  wait('the definition', function()
    return file() == 'glossary.md'
  end)
  note('definition', { file(), ahead() })
  vim.cmd('buffer a.md')
  go('渡口达到')
  vim.lsp.buf.references()
  wait('references', function()
    return #vim.fn.getqflist() > 0
  end)
  local places = {}
  for _, place in ipairs(vim.fn.getqflist()) do
    table.insert(places, { vim.fn.fnamemodify(vim.fn.bufname(place.bufnr), ':t'), place.text:sub(place.col) })
  end
  note('references', places)
  vim.cmd('cclose')
  vim.cmd('buffer a.md')

  -- Typed before everything else of the line: what the server knows has to move with it.
  go('𠮷野')
  vim.cmd('normal! i新😀𠮷')
  go('渡口达到')
  note('hoverAfterEdit', hover())
  note('before', text())
  go('ferri)')
  note('fixes', fix('ferry'))
  note('fixed', text())
  wait('the finding to go', function()
    return not has('unknown-term')
  end)
  note('findingsAfterFix', findings())
  vim.cmd('undo')
  note('undone', text())
  wait('the finding to come back', function()
    return has('unknown-term')
  end)
  go('new-ferries')
  local before = text()
  vim.lsp.buf.rename('newest-ferries')
  wait('the new name', function()
    return text() ~= before
  end)
  note('renamed', text())
  note('findingsInTheEnd', findings())
end

local ok, problem = pcall(run)
if not ok then seen.problem = tostring(problem) .. '\n' .. vim.fn.execute('messages') end
vim.fn.writefile({ vim.fn.json_encode(seen) }, os.getenv('TIFA_OUT'))
vim.cmd('qall!')
