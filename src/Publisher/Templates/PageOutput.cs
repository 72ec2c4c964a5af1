using System.Text;
using Scriban.Runtime;

namespace Publisher.Templates;

/// <summary>Collects a page as UTF-8, from page to page in one buffer; pages are never a string as a whole.</summary>
internal sealed class PageOutput : IScriptOutput
{
    // A longer page than this is rare; its buffer is let go.
    private const int MostKept = 256 * 1024;
    private const int MostBytesPerUnit = 3;

    private byte[] bytes = new byte[16 * 1024];
    private int length;

    /// <summary>Begins a page.</summary>
    public void Clear()
    {
        length = 0;
        if (bytes.Length > MostKept)
        {
            bytes = new byte[MostKept];
        }
    }

    /// <summary>The page.</summary>
    public byte[] ToArray() => bytes.AsSpan(0, length).ToArray();

    /// <summary>Writes markup as it is.</summary>
    public void Write(ReadOnlySpan<char> markup)
    {
        var most = length + (markup.Length * MostBytesPerUnit);
        if (most > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(most, bytes.Length * 2));
        }
        length += Encoding.UTF8.GetBytes(markup, bytes.AsSpan(length));
    }

    /// <summary>Writes text, escaped as <see cref="Html.Escape(string)"/> escapes it.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        for (var at = Html.FirstSpecial(text); at >= 0; at = Html.FirstSpecial(text))
        {
            Write(text[..at]);
            Write(Html.EntityOf(text[at]));
            text = text[(at + 1)..];
        }
        Write(text);
    }

    /// <inheritdoc/>
    public void Write(string text, int offset, int count) => Write(text.AsSpan(offset, count));

    /// <inheritdoc/>
    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }
}
