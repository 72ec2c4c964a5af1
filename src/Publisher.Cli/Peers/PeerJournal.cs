using System.Globalization;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Content;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Peers;

/// <summary>What came of an award of a peer that was read: no more than is needed to know how it stands, and whether it may be kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsGood">Whether it was verified; false when it could not be judged from here.</param>
/// <param name="List">Its status list; empty for none.</param>
/// <param name="Index">Its place in that.</param>
/// <param name="Until">Its end, when it has one.</param>
/// <param name="Badge">Slug and version of its badge: <c>workshop-host/1.0</c>.</param>
/// <param name="Holder">The beginning of the hash of its holder's id.</param>
internal sealed record ReadAward(string Id, bool IsGood, string List, int Index, DateTimeOffset? Until, string Badge, string Holder);

/// <summary>
/// What was read of a peer already, so that it is not asked for again: one line for each thing, appended when it is done. So a run that ends in the middle is gone on with. It lies outside
/// content/, is not committed, and deleting it costs nothing but the reading.
/// </summary>
internal sealed class PeerJournal : IDisposable
{
    /// <summary>What an endorsement is about that concerns this site.</summary>
    internal const string Ours = "ours";
    /// <summary>What any other is about.</summary>
    internal const string Theirs = "theirs";

    private readonly Dictionary<string, ReadAward> awards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> pages = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, PeerSetAside> bad = new(StringComparer.Ordinal);
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private readonly string path;
    private readonly string head;
    private FileStream file;

    private PeerJournal(string path, string head)
    {
        (this.path, this.head) = (path, head);
        HiddenFolder.RefuseLink(path);
        if (File.Exists(path))
        {
            Read(File.ReadAllText(path));
        }
        file = Rewrite();
    }

    /// <summary>Awards that were judged, by id. These views are for when nothing is added at the same time.</summary>
    internal IReadOnlyDictionary<string, ReadAward> Awards => awards;
    /// <summary>Endorsements that were read, by id, and what they are about: <see cref="Ours"/>, <see cref="Theirs"/>, or in a directory the address of a badge that a guild recognises.</summary>
    internal IReadOnlyDictionary<string, string> Words => words;
    /// <summary>Archives all of whose entries were judged, and the one before each.</summary>
    internal IReadOnlyDictionary<string, string?> Pages => pages;
    /// <summary>What was set aside, by address.</summary>
    internal IReadOnlyDictionary<string, PeerSetAside> Bad => bad;
    /// <summary>Ids of awards and endorsements that were withdrawn.</summary>
    internal IReadOnlySet<string> Gone => gone;
    /// <summary>The digest of the feed that was read to the end; empty for none.</summary>
    internal string Feed { get; private set; } = "";
    /// <summary>What the verdicts rest on; see <see cref="RestOn"/>.</summary>
    internal string Ground { get; private set; } = "";

    /// <summary>Opens the journal of a peer, as far as it is of this very peer.</summary>
    /// <exception cref="IOException">The disk refused, or another run has it.</exception>
    internal static PeerJournal Open(string folder, PeerSettings peer) => new(Path.Combine(folder, "read"), $"publisher-peer 1 {peer.Url} {peer.Pin}");

    public void Dispose() => file.Dispose();

    /// <summary>Verdicts hold as long as no key ended; when that changed, everything is judged anew.</summary>
    internal void RestOn(string ground)
    {
        if (Ground == ground)
        {
            return;
        }
        if (Ground.Length > 0)
        {
            Forget();
        }
        Ground = ground;
        Append($"ground\t{ground}");
    }

    internal void Add(ReadAward award) => Add(award.Id, $"{(award.IsGood ? "good" : "open")}\t{award.Id}\t{award.List}\t{award.Index.ToString(CultureInfo.InvariantCulture)}\t{(award.Until is { } until ? Timestamp.Write(until) : "")}\t{award.Badge}\t{award.Holder}", () => awards[award.Id] = award);

    internal void AddWord(string id, string about) => Add(id, $"word\t{id}\t{about}", () => words[id] = about);

    internal void AddPage(string address, string? previous) => Add(null, $"page\t{Plain(address)}\t{Plain(previous ?? "")}", () => pages[address] = previous);

    internal void SetAside(PeerSetAside what) => Add(null, $"bad\t{Plain(what.Url)}\t{what.Code}\t{Plain(what.Reason)}", () => Last(what));

    /// <summary>What was set aside is good now; nothing, when it was not set aside. Safe to call from several threads, as everything that adds is.</summary>
    internal void Mend(string address)
    {
        lock (writing)
        {
            if (bad.Remove(address))
            {
                Append($"mend\t{Plain(address)}");
            }
        }
    }

    /// <summary>Whether a document need not be asked for. Safe to call from several threads.</summary>
    internal bool IsDone(string id, string address, bool isAward, bool isRetry)
    {
        lock (writing)
        {
            return gone.Contains(id) || (!isRetry && (bad.ContainsKey(address) || (isAward ? awards.ContainsKey(id) : words.ContainsKey(id))));
        }
    }

    internal void Withdraw(string id) => Add(id, $"gone\t{id}", () =>
    {
        gone.Add(id);
        awards.Remove(id);
        words.Remove(id);
    });

    internal void Finish(string feed) => Add(null, $"feed\t{feed}", () => Feed = feed);

    /// <summary>Writes it anew, without what later lines made void.</summary>
    internal void Compact()
    {
        file.Dispose();
        file = Rewrite();
    }

    private void Add(string? id, string line, Action remember)
    {
        lock (writing)
        {
            if (id is null || !gone.Contains(id) || line.StartsWith("gone", StringComparison.Ordinal))
            {
                remember();
                Append(line);
            }
        }
    }

    // In the order they were asked for.
    private void Last(PeerSetAside what)
    {
        bad.Remove(what.Url);
        bad.Add(what.Url, what);
    }

    private void Append(string line)
    {
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush();
    }

    private void Forget()
    {
        awards.Clear();
        words.Clear();
        pages.Clear();
        bad.Clear();
        Feed = "";
        Ground = "";
        Compact();
    }

    private FileStream Rewrite()
    {
        var text = new StringBuilder(head).Append('\n');
        if (Ground.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"ground\t{Ground}\n");
        }
        foreach (var a in awards.Values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(a.IsGood ? "good" : "open")}\t{a.Id}\t{a.List}\t{a.Index}\t{(a.Until is { } until ? Timestamp.Write(until) : "")}\t{a.Badge}\t{a.Holder}\n");
        }
        text.AppendJoin("", words.Select(w => $"word\t{w.Key}\t{w.Value}\n"));
        text.AppendJoin("", pages.Select(p => $"page\t{p.Key}\t{p.Value}\n"));
        text.AppendJoin("", bad.Values.Select(b => $"bad\t{Plain(b.Url)}\t{b.Code}\t{Plain(b.Reason)}\n"));
        text.AppendJoin("", gone.Select(g => $"gone\t{g}\n"));
        if (Feed.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"feed\t{Feed}\n");
        }
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
        return new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    private void Read(string text)
    {
        // The last line counts only if it was written to its end.
        var lines = text.Split('\n')[..^1];
        if (lines.Length == 0 || lines[0] != head)
        {
            return;
        }
        foreach (var line in lines.Skip(1))
        {
            ReadLine(line.Split('\t'));
        }
    }

    private void ReadLine(string[] parts)
    {
        switch (parts)
        {
            case ["good" or "open", var id, var list, var index, var until, var badge, var holder] when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                awards[id] = new(id, parts[0] == "good", list, number, Timestamp.TryRead(until, out var end) ? end : null, badge, holder);
                break;
            case ["word", var id, var about]:
                words[id] = about;
                break;
            case ["page", var address, var previous]:
                pages[address] = previous.Length == 0 ? null : previous;
                break;
            case ["bad", var address, var code, var reason]:
                Last(new(address, code, reason));
                break;
            case ["mend", var address]:
                bad.Remove(address);
                break;
            case ["gone", var id]:
                gone.Add(id);
                awards.Remove(id);
                words.Remove(id);
                break;
            case ["feed", var digest]:
                Feed = digest;
                break;
            case ["ground", var ground]:
                Ground = ground;
                break;
        }
    }

    private static string Plain(string text) => text.AsSpan().IndexOfAny('\t', '\n', '\r') < 0 ? text : text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
}
