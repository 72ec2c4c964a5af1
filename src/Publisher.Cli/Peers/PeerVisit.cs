using Publisher.Cli.Disk;
using Publisher.Cli.Network;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Cli.Peers;

/// <summary>One pull of one peer: what its steps share. Documents go into the peer's folder as soon as they are verified, each whole or not at all; <c>seen.json</c> is written last.</summary>
internal sealed class PeerVisit(Peer kept, string siteFolder, PeerFetcher web, PeerCache cache, DateTimeOffset now)
{
    // More are counted, and not told one by one.
    private const int MostTold = 20;

    private readonly Lock telling = new();
    private int told;

    /// <summary>Whether the peer is only looked at: then nothing is written.</summary>
    internal bool OnlyLooks { get; init; }
    /// <summary>Where its documents lie below the site's folder, with a slash at the end.</summary>
    internal string Folder { get; init; } = kept.Folder;
    /// <summary>Where below that is kept what it must not have shown.</summary>
    internal string Evidence { get; init; } = "evidence/";
    /// <summary>What was kept of it before.</summary>
    internal Peer Kept => kept;
    /// <summary>Its entry in the settings.</summary>
    internal PeerSettings Settings => kept.Settings;
    /// <summary>Asks it.</summary>
    internal PeerFetcher Web => web;
    /// <summary>What it sent last time.</summary>
    internal PeerCache Cache => cache;
    /// <summary>When.</summary>
    internal DateTimeOffset Now => now;
    /// <summary>What was found.</summary>
    internal DiagnosticBag Found { get; } = new();
    /// <summary>How many files of its folder changed, <c>seen.json</c> not counted.</summary>
    internal int Changed { get; private set; }

    /// <summary>The addresses of status lists of which a good copy is at hand.</summary>
    internal IReadOnlyCollection<string> Lists { get; set; } = [];

    /// <summary>Whether a good copy of a status list is at hand.</summary>
    internal bool HasList(string address) => Lists.Contains(address, StringComparer.Ordinal);

    /// <summary>Tells of the peer as a whole.</summary>
    internal void Tell(DiagnosticDescriptor descriptor, params ReadOnlySpan<string> rest) => TellOf(descriptor, Settings.Location, rest);

    /// <summary>Tells of one address of the peer's.</summary>
    internal void TellAt(DiagnosticDescriptor descriptor, string address, string reason) => TellOf(descriptor, new(address), reason);

    /// <summary>Tells that a document is set aside.</summary>
    internal PeerSetAside SetAside(string address, string reason)
    {
        (address, reason) = (Shortened(address), Shortened(reason));
        TellAt(SyncDescriptors.SetAside, address, reason);
        return new(address, SyncDescriptors.SetAside.Code, reason);
    }

    /// <summary>Asks for a document that is asked for each time; when nothing changed the copy of last time is the answer.</summary>
    internal async Task<WebAnswer> GetAgain(string address, int mostBytes)
    {
        var last = OnlyLooks ? null : Cache.Find(address);
        var answer = await web.Get(address, mostBytes, last?.Validators).ConfigureAwait(false);
        if (answer.IsUnchanged)
        {
            return answer with { Bytes = last!.Value.Bytes };
        }
        if (answer.Problem is null && !OnlyLooks)
        {
            Cache.Keep(address, answer);
        }
        return answer;
    }

    /// <summary>Writes a file of the peer's folder, unless it says that already.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal void Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (!OnlyLooks && AtomicFile.Write(PathOf(name), bytes) && name != PeerSeen.FileName)
        {
            Changed++;
        }
    }

    /// <summary>A file of the peer's folder; null when there is none.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal ReadOnlyMemory<byte>? Find(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    /// <summary>Takes a file of the peer's folder away, and the folders that it leaves empty.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal void Delete(string sitePath)
    {
        var path = Path.Combine(siteFolder, sitePath.Replace('/', Path.DirectorySeparatorChar));
        if (!File.Exists(path))
        {
            return;
        }
        File.Delete(path);
        Changed++;
        for (var folder = Path.GetDirectoryName(path)!; folder.Length > siteFolder.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
        {
            Directory.Delete(folder);
        }
    }

    // What a peer wrote may be as long as it likes; a note is short.
    private static string Shortened(string text) => text.Length <= 400 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[399]) ? 399 : 400), "…");

    private string PathOf(string name) => Path.Combine(siteFolder, (Folder + name).Replace('/', Path.DirectorySeparatorChar));

    private void TellOf(DiagnosticDescriptor descriptor, SourceLocation place, params ReadOnlySpan<string> rest)
    {
        lock (telling)
        {
            if (descriptor == SyncDescriptors.SetAside && told++ >= MostTold)
            {
                return;
            }
            Found.Add(descriptor, place, [Settings.Name, .. rest]);
        }
    }
}
