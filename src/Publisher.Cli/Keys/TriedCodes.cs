using System.Globalization;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Keys;

/// <summary>When each recovery code was last typed from its sheet and found right, as far as this machine knows: lines <c>z6Mk… 2026-11-20</c> beside the keys. Nothing in it is secret.</summary>
internal sealed class TriedCodes
{
    private const string FileName = ".tried-codes";
    private const int LongestFile = 1024 * 1024;

    private readonly KeyStore store;
    private readonly SortedDictionary<string, DateOnly> days = new(StringComparer.Ordinal);

    private TriedCodes(KeyStore store) => this.store = store;

    /// <summary>Reads them; a line that is none is passed over.</summary>
    internal static TriedCodes Open(KeyStore store)
    {
        var tried = new TriedCodes(store);
        var file = new FileInfo(tried.Path);
        foreach (var line in file.Exists && file.Length <= LongestFile ? File.ReadAllLines(file.FullName) : [])
        {
            if (line.Split(' ') is [var key, var day] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                tried.days[key] = date;
            }
        }
        return tried;
    }

    /// <summary>The day a key's code was last tried; null for never.</summary>
    internal DateOnly? Of(Ed25519PublicKey key) => days.TryGetValue(key.Multibase, out var day) ? day : null;

    /// <summary>Writes down that it was tried.</summary>
    internal void Remember(Ed25519PublicKey key, DateOnly day)
    {
        days[key.Multibase] = day;
        store.MakeFolder();
        AtomicFile.Write(Path, Encoding.UTF8.GetBytes(string.Concat(days.Select(d => FormattableString.Invariant($"{d.Key} {d.Value:yyyy-MM-dd}\n")))));
    }

    private string Path => System.IO.Path.Combine(store.Folder, FileName);
}
