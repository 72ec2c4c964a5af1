using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Changes;

/// <summary>The outbox is only ever added to, at its end: whoever reads it remembers how far they came, and a page that is full is never asked for again.</summary>
internal static class OutboxRule
{
    public static void Check(ChangeSide before, ChangeSide after, string name, DiagnosticBag found)
    {
        if (before.Tree.Find(OutboxFile.Path) is not { } old)
        {
            return;
        }
        var was = old.Bytes.Span;
        var now = after.Tree.Find(OutboxFile.Path) is { } file ? file.Bytes.Span : default;
        if (!now.StartsWith(was))
        {
            var line = was[..was.CommonPrefixLength(now)].Count((byte)'\n') + 1;
            found.Add(ChangeDescriptors.OutboxRewritten, new(OutboxFile.Path, line, 1), name, OutboxFile.Path);
        }
    }
}
