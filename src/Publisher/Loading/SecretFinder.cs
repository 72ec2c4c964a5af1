using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Private keys in content/: an encrypted one too, since its passphrase can be guessed at leisure once it is public.</summary>
internal static class SecretFinder
{
    private static readonly ImmutableArray<(byte[] Sign, string Kind)> Signs =
    [
        ("PRIVATE KEY-----"u8.ToArray(), "a PEM or OpenSSH key"),
        ("PuTTY-User-Key-File-"u8.ToArray(), "a PuTTY key"),
        ("AGE-SECRET-KEY-1"u8.ToArray(), "an age key"),
        ("\"secretKeyMultibase\""u8.ToArray(), "a secretKeyMultibase"),
        ("\"privateKeyMultibase\""u8.ToArray(), "a privateKeyMultibase"),
        ("\"privateKeyJwk\""u8.ToArray(), "a privateKeyJwk"),
        ("\"PublisherKey\""u8.ToArray(), "a key file of this program"),
    ];

    /// <summary>Reports one in each of several files.</summary>
    public static void Report(ImmutableArray<SourceFile> files, DiagnosticBag diagnostics)
    {
        foreach (var (found, file) in ParallelLoop.Map(files, f => Find(f.Bytes.Span)).Zip(files))
        {
            Report(file, found, diagnostics);
        }
    }

    /// <summary>Reports one in a file.</summary>
    public static void Report(SourceFile file, DiagnosticBag diagnostics) => Report(file, Find(file.Bytes.Span), diagnostics);

    private static void Report(SourceFile file, (int At, string Kind)? found, DiagnosticBag diagnostics)
    {
        if (found is var (at, kind))
        {
            diagnostics.Add(ContentDescriptors.PrivateKey, SourceText.Locate(file.Path, file.Bytes.Span, at), kind);
        }
    }

    private static (int At, string Kind)? Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("ey"u8) < 0 && bytes.IndexOf("EY"u8) < 0)
        {
            // Every sign has "Key", "KEY" or "key" in it.
            return null;
        }
        foreach (var (sign, kind) in Signs)
        {
            var at = bytes.IndexOf(sign);
            if (at >= 0)
            {
                return (at, kind);
            }
        }
        return null;
    }
}
