using System.Collections.Immutable;
using System.Globalization;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>What an activity of the outbox does (ActivityStreams 2.0 activity types).</summary>
public enum OutboxKind
{
    /// <summary>An award or endorsement was made.</summary>
    Create,
    /// <summary>An award is shown to readers again because somebody endorsed it.</summary>
    Announce,
    /// <summary>An award was revoked or replaced.</summary>
    Update,
    /// <summary>An award or endorsement is no longer published.</summary>
    Delete,
}

/// <summary>
/// One line of content/outbox.txt: an activity, in the place it keeps for good. <c>&lt;moment&gt; &lt;kind&gt; &lt;id&gt;</c>, and behind <c>update</c> the decision
/// (<c>revoke</c>, <c>supersede</c>), behind <c>announce</c> the endorsement's id. A line says all that is published of the activity itself, so that a page of
/// the outbox never changes, whatever becomes of what it names.
/// </summary>
/// <param name="Published">When it happened, to the second, in UTC.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Id">The award's or endorsement's id.</param>
/// <param name="Because">What made it happen; null for <c>create</c> and <c>delete</c>.</param>
public sealed record OutboxEntry(DateTimeOffset Published, OutboxKind Kind, string Id, string? Because = null)
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The words of kinds, in the order of <see cref="OutboxKind"/>.</summary>
    public static ImmutableArray<string> Words { get; } = ["create", "announce", "update", "delete"];

    /// <summary>The words behind <c>update</c>.</summary>
    public static ImmutableArray<string> Changes { get; } = ["revoke", "supersede"];

    /// <summary>What it is apart from when: each such thing happens once.</summary>
    public (OutboxKind Kind, string Id, string? Because) Key => (Kind, Id, Because);

    /// <summary>The line, with its end.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Published.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)} {Words[(int)Kind]} {Id}{(Because is null ? "" : " " + Because)}\n");

    /// <summary>Reads a line without its end.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isId">Whether a word is an id.</param>
    public static OutboxEntry? TryRead(string line, Func<string, bool> isId)
    {
        var parts = line.Split(' ');
        if (parts.Length is < 3 or > 4 || !DateTimeOffset.TryParseExact(parts[0], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            || !Words.Contains(parts[1]) || !isId(parts[2]))
        {
            return null;
        }
        var kind = (OutboxKind)Words.IndexOf(parts[1]);
        var because = parts.Length == 4 ? parts[3] : null;
        var fits = kind switch
        {
            OutboxKind.Announce => because is not null && isId(because),
            OutboxKind.Update => because is not null && Changes.Contains(because),
            _ => because is null,
        };
        return fits ? new(moment, kind, parts[2], because) : null;
    }
}

/// <summary>content/outbox.txt: what the guild published, oldest first. Lines are only ever added at its end.</summary>
/// <param name="File">The file.</param>
/// <param name="Entries">Its lines.</param>
public sealed record OutboxFile(SourceFile File, ImmutableArray<OutboxEntry> Entries)
{
    /// <summary>Where it stands.</summary>
    public const string Path = "content/outbox.txt";
}
