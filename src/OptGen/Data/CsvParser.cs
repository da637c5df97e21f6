namespace OptGen.Data;

/// <summary>Finds the cells of a text by RFC 4180: cells in quotation marks may hold separators, line ends, and doubled quotation marks.</summary>
internal ref struct CsvParser(string text, char separator, string name)
{
    private int _place;
    private int _line = 1;

    /// <summary>The line, from 1 on, that the next row begins at.</summary>
    public readonly int Line => _line;

    /// <summary>Reads the cells of the next row that is not an empty line.</summary>
    /// <param name="cells">Takes where each lies in the text; in quotation marks, what lies between them.</param>
    /// <param name="line">The line that the row begins at.</param>
    /// <returns>Whether there was a row.</returns>
    public bool Read(List<CsvCell> cells, out int line)
    {
        while (_place < text.Length && text[_place] is '\r' or '\n')
        {
            EndLine();
        }

        line = _line;
        if (_place >= text.Length)
        {
            return false;
        }

        while (true)
        {
            cells.Add(ReadCell());
            if (_place >= text.Length)
            {
                return true;
            }

            if (text[_place] != separator)
            {
                EndLine();
                return true;
            }

            _place++;
        }
    }

    private void EndLine()
    {
        _place += text[_place] == '\r' && _place + 1 < text.Length && text[_place + 1] == '\n' ? 2 : 1;
        _line++;
    }

    private CsvCell ReadCell()
    {
        int start = _place;
        if (_place < text.Length && text[_place] == '"')
        {
            return ReadQuoted();
        }

        while (_place < text.Length && text[_place] != separator && text[_place] is not ('\r' or '\n'))
        {
            _place++;
        }

        return new(start, _place - start, false);
    }

    private CsvCell ReadQuoted()
    {
        int line = _line;
        int start = ++_place;
        bool hasMarks = false;
        while (true)
        {
            if (_place >= text.Length)
            {
                throw new InvalidDataException($"{name}, line {line}: a quotation mark opens a cell, and none closes it.");
            }

            char next = text[_place++];
            if (next == '"')
            {
                if (_place < text.Length && text[_place] == '"')
                {
                    hasMarks = true;
                    _place++;
                    continue;
                }

                break;
            }

            if (next == '\n')
            {
                _line++;
            }
        }

        int length = _place - 1 - start;
        if (_place < text.Length && text[_place] != separator && text[_place] is not ('\r' or '\n'))
        {
            throw new InvalidDataException($"{name}, line {_line}: '{text[_place]}' follows the quotation mark that closes a cell; a separator '{separator}' or a new line does.");
        }

        return new(start, length, hasMarks);
    }
}
