using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/outbox.txt.</summary>
internal static class OutboxLoader
{
    /// <summary>The file; null when there is none, or a line of it cannot be read, which is reported.</summary>
    public static OutboxFile? Load(LoadContext context)
    {
        if (context.Claim(OutboxFile.Path) is not { } file)
        {
            return null;
        }
        var entries = ImmutableArray.CreateBuilder<OutboxEntry>();
        var seen = new Dictionary<(OutboxKind, string, string?), int>();
        var lines = Encoding.UTF8.GetString(file.Bytes.Span).Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var entry = OutboxEntry.TryRead(lines[i], id => NameRules.IsAwardId(id));
            if (entry is null)
            {
                return Refuse(context, i, "it is not a moment, one of create, announce, update and delete, and an id");
            }
            if (!seen.TryAdd(entry.Key, i + 1))
            {
                return Refuse(context, i, string.Create(CultureInfo.InvariantCulture, $"line {seen[entry.Key]} says the same"));
            }
            entries.Add(entry);
        }
        return lines[^1].Length == 0 ? new(file, entries.ToImmutable()) : Refuse(context, lines.Length - 1, "it does not end with a line feed");
    }

    private static OutboxFile? Refuse(LoadContext context, int line, string reason)
    {
        context.Diagnostics.Add(ContentDescriptors.OutboxLine, new(OutboxFile.Path, line + 1, 1), reason);
        return null;
    }
}
