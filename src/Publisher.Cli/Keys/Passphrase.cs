using System.Security.Cryptography;
using System.Text;

namespace Publisher.Cli.Keys;

/// <summary>A passphrase as the bytes a key is derived from: NFKC, UTF-8. Wiped when disposed.</summary>
public sealed class Passphrase : IDisposable
{
    /// <summary>Fewest characters a new passphrase may have.</summary>
    public const int ShortestNew = 12;

    private readonly byte[] bytes;

    /// <summary>Takes what was typed.</summary>
    public Passphrase(string typed) => bytes = Encoding.UTF8.GetBytes(typed.Normalize(NormalizationForm.FormKC));

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
