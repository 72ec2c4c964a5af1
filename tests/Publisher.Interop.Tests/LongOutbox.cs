using System.Text;
using Publisher.Content;
using Publisher.Sources;

namespace Publisher.Interop.Tests;

/// <summary>The example guild as it would be after many years: before everything it has told, it told of things that are gone by now.</summary>
internal static class LongOutbox
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The sources with so many lines more.</summary>
    public static SourceTree Of(SourceTree tree, int lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            var id = "gone" + string.Concat(Enumerable.Range(0, 12).Select(at => Letters[at < 9 ? 0 : (i >> (5 * (11 - at))) & 31]));
            text.Append(new OutboxEntry(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i), OutboxKind.Create, id).Line);
        }
        text.Append(Encoding.UTF8.GetString(tree.Find(OutboxFile.Path)!.Bytes.Span));
        return new([.. tree.Files.Where(f => f.Path != OutboxFile.Path), new SourceFile(OutboxFile.Path, Encoding.UTF8.GetBytes(text.ToString()))]);
    }
}
