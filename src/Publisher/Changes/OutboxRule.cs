using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;

namespace Publisher.Changes;

/// <summary>
/// The outbox is only ever added to, at its end: whoever reads it remembers how far they came, and a page that is full is never asked for again. So what is added must be
/// true: it could not be taken out any more.
/// </summary>
internal static class OutboxRule
{
    public static void Check(ChangeSide before, ChangeSide after, string name, DiagnosticBag found)
    {
        var was = before.Tree.Find(OutboxFile.Path) is { } old ? old.Bytes.Span : default;
        var now = after.Tree.Find(OutboxFile.Path) is { } file ? file.Bytes.Span : default;
        if (!now.StartsWith(was))
        {
            var line = was[..was.CommonPrefixLength(now)].Count((byte)'\n') + 1;
            found.Add(ChangeDescriptors.OutboxRewritten, new(OutboxFile.Path, line, 1), name, OutboxFile.Path);
        }
        else if (now.Length > was.Length)
        {
            CheckAdded(before.Result.Content?.Outbox?.Entries.Length ?? 0, after, found);
        }
    }

    private static void CheckAdded(int told, ChangeSide after, DiagnosticBag found)
    {
        if (after.Result is not { HasErrors: false, Verified: { Content.Outbox: { } outbox } verified })
        {
            return;
        }
        var model = SiteLinker.Link(verified) with { Outbox = outbox with { Entries = outbox.Entries[..told] } };
        var due = OutboxDue.Of(model).ToHashSet();
        for (var i = told; i < outbox.Entries.Length; i++)
        {
            if (!due.Contains(outbox.Entries[i]))
            {
                found.Add(ChangeDescriptors.OutboxUntrue, new(OutboxFile.Path, i + 1, 1), outbox.Entries[i].Line.TrimEnd());
            }
        }
    }
}
