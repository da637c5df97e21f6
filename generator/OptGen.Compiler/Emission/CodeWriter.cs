using System.Text;

namespace OptGen.Compiler.Emission;

/// <summary>Writes indented C# with line feeds only.</summary>
internal sealed class CodeWriter
{
    private const int PieceLength = 8192;

    private readonly StringBuilder _text = new();
    private int _indentation;
    private bool _afterBlank = true;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _indentation).Append(line);
        }

        _text.Append('\n');
        _afterBlank = line.Length == 0;
    }

    /// <summary>Lines that were written for no depth, at this one.</summary>
    public void Lines(string lines)
    {
        for (int start = 0; start < lines.Length;)
        {
            int end = lines.IndexOf('\n', start);
            end = end < 0 ? lines.Length : end;
            if (end > start)
            {
                _text.Append(' ', 4 * _indentation).Append(lines, start, end - start);
            }

            _text.Append('\n');
            _afterBlank = end == start;
            start = end + 1;
        }
    }

    /// <summary>An empty line, unless there is one or the block has just begun.</summary>
    public void Separate()
    {
        if (!_afterBlank)
        {
            Line();
        }
    }

    /// <summary>Braces around what is written until the result is disposed of.</summary>
    public Block Open(string? header = null, string close = "}")
    {
        if (header is not null)
        {
            Line(header);
        }

        Line("{");
        _indentation++;
        _afterBlank = true;
        return new Block(this, close);
    }

    /// <summary>Lines that another writer wrote for this depth.</summary>
    public void Append(CodeWriter other)
    {
        if (other._text.Length == 0)
        {
            return;
        }

        // By pieces: as one string it would be an object of its own among the large ones, which are collected with everything else.
        Separate();
        char[] piece = new char[Math.Min(PieceLength, other._text.Length)];
        for (int start = 0; start < other._text.Length; start += piece.Length)
        {
            int length = Math.Min(piece.Length, other._text.Length - start);
            other._text.CopyTo(start, piece, 0, length);
            _text.Append(piece, 0, length);
        }

        _afterBlank = false;
    }

    /// <summary>Lines that were written for this depth, apart from those before.</summary>
    public void Append(string lines)
    {
        if (lines.Length > 0)
        {
            Separate();
            _text.Append(lines);
            _afterBlank = false;
        }
    }

    /// <summary>A line whose further lines, where it has some, are indented already.</summary>
    public void Continue(string lines)
    {
        _text.Append(' ', 4 * _indentation).Append(lines).Append('\n');
        _afterBlank = false;
    }

    /// <summary>A writer of lines for this depth.</summary>
    public CodeWriter Beside() => new() { _indentation = _indentation };

    /// <summary>A writer of lines for within the next braces.</summary>
    public CodeWriter Within() => new() { _indentation = _indentation + 1 };

    public override string ToString() => _text.ToString();

    public readonly struct Block(CodeWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._indentation--;
            writer.Line(close);
        }
    }
}
