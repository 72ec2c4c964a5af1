using System.Diagnostics.CodeAnalysis;
using System.Text;
using Publisher.Diagnostics;

namespace Publisher.Sources;

/// <summary>
/// A source file as text: strict UTF-8, an opening byte order mark dropped, CRLF read as LF.
/// Lines and columns start at 1 and columns count UTF-16 units, so a place is the same whatever the file's line ends are.
/// </summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private readonly List<int> lineStarts = [0];

    /// <summary>Takes text whose line ends are LF.</summary>
    public SourceText(string path, string text)
    {
        (Path, Text) = (path, text);
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            lineStarts.Add(at + 1);
        }
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The whole text, line ends LF.</summary>
    public string Text { get; }

    /// <summary>How many lines; a last line without a line end counts.</summary>
    public int LineCount => lineStarts.Count;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="problem">The place of the first byte that is not UTF-8.</param>
    public static bool TryRead(SourceFile file, [NotNullWhen(true)] out SourceText? text, [NotNullWhen(false)] out SourceLocation? problem)
    {
        var bytes = file.Bytes.Span;
        if (bytes.StartsWith(Mark))
        {
            bytes = bytes[3..];
        }
        var valid = ValidPrefix(bytes);
        if (valid < bytes.Length)
        {
            (text, problem) = (null, Locate(file.Path, bytes, valid));
            return false;
        }
        (text, problem) = (new SourceText(file.Path, Strict.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal)), null);
        return true;
    }

    /// <summary>The place of an offset into <see cref="Text"/>.</summary>
    public SourceLocation At(int offset)
    {
        var index = lineStarts.BinarySearch(Math.Clamp(offset, 0, Text.Length));
        var line = index >= 0 ? index : ~index - 1;
        return new(Path, line + 1, Math.Clamp(offset, 0, Text.Length) - lineStarts[line] + 1);
    }

    /// <summary>A line by its number, without its line end; empty outside the text.</summary>
    public string Line(int number)
    {
        if (number < 1 || number > lineStarts.Count)
        {
            return "";
        }
        var end = number < lineStarts.Count ? lineStarts[number] - 1 : Text.Length;
        return Text[lineStarts[number - 1]..end];
    }

    /// <summary>The place of a byte offset in a file that need not be valid UTF-8.</summary>
    public static SourceLocation Locate(string path, ReadOnlySpan<byte> bytes, int offset)
    {
        var before = bytes[..Math.Clamp(offset, 0, bytes.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(path, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }
        return at;
    }
}
