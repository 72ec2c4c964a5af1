using System.Security.Cryptography;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Cli.Network;

namespace Publisher.Cli.Peers;

/// <summary>What a peer's server sent last of the few documents that are asked for each time, and by what it knows them again. Deleting it costs a request's body, and nothing else.</summary>
internal sealed class PeerCache(string folder)
{
    /// <summary>The copy at hand; null when there is none.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal (WebValidators Validators, ReadOnlyMemory<byte> Bytes)? Find(string address)
    {
        var path = PathOf(address);
        if (!File.Exists(path) || !NativeDisk.IsRegularFile(path))
        {
            return null;
        }
        ReadOnlyMemory<byte> all = File.ReadAllBytes(path);
        var lines = new string[4];
        for (var i = 0; i < lines.Length; i++)
        {
            var end = all.Span.IndexOf((byte)'\n');
            if (end < 0)
            {
                return null;
            }
            lines[i] = Encoding.UTF8.GetString(all.Span[..end]);
            all = all[(end + 1)..];
        }
        // A file that was cut off is none.
        return lines[0] == address && lines[3] == Convert.ToHexStringLower(SHA256.HashData(all.Span))
            ? (new(lines[1].Length == 0 ? null : lines[1], lines[2].Length == 0 ? null : lines[2]), all) : null;
    }

    /// <summary>Keeps an answer.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal void Keep(string address, WebAnswer answer)
    {
        if (answer.Validators is not { } validators || address.Contains('\n', StringComparison.Ordinal))
        {
            File.Delete(PathOf(address));
            return;
        }
        var head = Encoding.UTF8.GetBytes($"{address}\n{validators.ETag}\n{validators.LastModified}\n{Convert.ToHexStringLower(SHA256.HashData(answer.Bytes.Span))}\n");
        AtomicFile.Write(PathOf(address), [.. head, .. answer.Bytes.Span]);
    }

    private string PathOf(string address) => Path.Combine(folder, "last-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..24]);
}
