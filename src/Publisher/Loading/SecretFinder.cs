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

    public static void Report(LoadContext context)
    {
        foreach (var file in context.Tree.Under("content/"))
        {
            foreach (var (sign, kind) in Signs)
            {
                var at = file.Bytes.Span.IndexOf(sign);
                if (at >= 0)
                {
                    context.Diagnostics.Add(ContentDescriptors.PrivateKey, SourceText.Locate(file.Path, file.Bytes.Span, at), kind);
                    break;
                }
            }
        }
    }
}
