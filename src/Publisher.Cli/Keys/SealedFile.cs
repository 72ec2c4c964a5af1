using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NSec.Cryptography;
using Publisher.Authoring;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Keys;

/// <summary>
/// A secret in a JSON file: XChaCha20-Poly1305 under a key that Argon2id makes from a passphrase. Everything readable in the file
/// (type, format, labels, figures, salt, nonce) is the associated data: a file changed anywhere does not open.
/// <code>
/// { "type": …, "format": 1, labels…, "kdf": { "name": "argon2id", "memoryKiB": …, "passes": …, "parallelism": 1, "salt": base64url },
///   "cipher": { "name": "xchacha20-poly1305", "nonce": base64url }, "sealed": base64url }
/// </code>
/// </summary>
public sealed class SealedFile
{
    private static readonly JsonLimits Limits = new(4 * 1024 * 1024, 8);

    private readonly byte[] salt;
    private readonly byte[] nonce;
    private readonly byte[] ciphertext;

    private SealedFile(string type, ImmutableArray<(string Name, string Value)> labels, KeyDerivation derivation, byte[] salt, byte[] nonce, byte[] ciphertext)
    {
        (Type, Labels, Derivation) = (type, labels, derivation);
        (this.salt, this.nonce, this.ciphertext) = (salt, nonce, ciphertext);
    }

    /// <summary>What kind of secret it is.</summary>
    public string Type { get; }

    /// <summary>What anyone may read in it, in the file's order.</summary>
    public ImmutableArray<(string Name, string Value)> Labels { get; }

    /// <summary>What a guess costs.</summary>
    public KeyDerivation Derivation { get; }

    /// <summary>Seals a secret.</summary>
    public static SealedFile Seal(string type, ImmutableArray<(string Name, string Value)> labels, ReadOnlySpan<byte> secret, Passphrase passphrase, KeyDerivation derivation)
    {
        var salt = RandomNumberGenerator.GetBytes(KeyDerivation.SaltLength);
        var nonce = RandomNumberGenerator.GetBytes(AeadAlgorithm.XChaCha20Poly1305.NonceSize);
        using var key = derivation.Derive(passphrase, salt);
        var header = Header(type, labels, derivation, salt, nonce, null).ToBytes();
        return new(type, labels, derivation, salt, nonce, AeadAlgorithm.XChaCha20Poly1305.Encrypt(key, nonce, header, secret));
    }

    /// <summary>Reads a file of a type with exactly these labels; null, and why, for anything else.</summary>
    public static SealedFile? Read(ReadOnlyMemory<byte> bytes, string type, ReadOnlySpan<string> labelNames, out string? problem)
    {
        if (!SignedDocument.TryParse(bytes, out var document, out var json, Limits) || document.Root.ValueKind != JsonValueKind.Object)
        {
            problem = json?.Detail ?? "it is no JSON object";
            return null;
        }
        var root = document.Root;
        problem = $"it is not a {type} file of format 1, or a part of it is missing or unknown";
        if (Text(root, "type") != type || !root.TryGetProperty("format", out var format) || !IsNumber(format, out var number) || number != 1
            || !root.TryGetProperty("kdf", out var kdf) || !root.TryGetProperty("cipher", out var cipher)
            || Text(kdf, "name") != "argon2id" || Text(cipher, "name") != "xchacha20-poly1305"
            || !kdf.TryGetProperty("memoryKiB", out var memory) || !IsNumber(memory, out var memoryKiB)
            || !kdf.TryGetProperty("passes", out var pass) || !IsNumber(pass, out var passes)
            || !kdf.TryGetProperty("parallelism", out var lanes) || !IsNumber(lanes, out var parallelism) || parallelism != 1
            || Binary(kdf, "salt") is not { Length: KeyDerivation.SaltLength } salt
            || Binary(cipher, "nonce") is not { } nonce || nonce.Length != AeadAlgorithm.XChaCha20Poly1305.NonceSize
            || Binary(root, "sealed") is not { } ciphertext || ciphertext.Length < AeadAlgorithm.XChaCha20Poly1305.TagSize
            || root.EnumerateObject().Count() != 5 + labelNames.Length || kdf.EnumerateObject().Count() != 5 || cipher.EnumerateObject().Count() != 2)
        {
            return null;
        }
        var labels = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var name in labelNames)
        {
            if (Text(root, name) is not { } value)
            {
                return null;
            }
            labels.Add((name, value));
        }
        var derivation = new KeyDerivation(memoryKiB, passes);
        if (!derivation.IsBounded)
        {
            problem = "it asks for more memory or passes than a key file may (1 GiB, 10)";
            return null;
        }
        problem = null;
        return new(type, labels.ToImmutable(), derivation, salt, nonce, ciphertext);
    }

    /// <summary>The secret; null when the passphrase is another or the file was changed (which of them, nobody can tell).</summary>
    public byte[]? Open(Passphrase passphrase)
    {
        using var key = Derivation.Derive(passphrase, salt);
        var header = Header(Type, Labels, Derivation, salt, nonce, null).ToBytes();
        return AeadAlgorithm.XChaCha20Poly1305.Decrypt(key, nonce, header, ciphertext);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes() => Header(Type, Labels, Derivation, salt, nonce, ciphertext).ToBytes();

    private static JsonText Header(
        string type, ImmutableArray<(string Name, string Value)> labels, KeyDerivation derivation, byte[] salt, byte[] nonce, byte[]? ciphertext)
    {
        List<(string, JsonText?)> members = [("type", JsonText.String(type)), ("format", JsonText.Number(1))];
        members.AddRange(labels.Select(l => (l.Name, (JsonText?)JsonText.String(l.Value))));
        members.Add(("kdf", JsonText.Object(
            ("name", JsonText.String("argon2id")),
            ("memoryKiB", JsonText.Number(derivation.MemoryKiB)),
            ("passes", JsonText.Number(derivation.Passes)),
            ("parallelism", JsonText.Number(1)),
            ("salt", JsonText.String(Base64Url.EncodeToString(salt))))));
        members.Add(("cipher", JsonText.Object(
            ("name", JsonText.String("xchacha20-poly1305")),
            ("nonce", JsonText.String(Base64Url.EncodeToString(nonce))))));
        members.Add(("sealed", ciphertext is null ? null : JsonText.String(Base64Url.EncodeToString(ciphertext))));
        return JsonText.Object([.. members]);
    }

    private static bool IsNumber(JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number) && value.GetRawText() == number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // One spelling only: a text that decodes to bytes which encode differently was changed.
    private static byte[]? Binary(JsonElement parent, string name)
    {
        if (Text(parent, name) is not { } text || !Base64Url.IsValid(text))
        {
            return null;
        }
        var bytes = Base64Url.DecodeFromUtf8(Encoding.UTF8.GetBytes(text));
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
