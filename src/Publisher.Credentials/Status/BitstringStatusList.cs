using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Status;

/// <summary>W3C Bitstring Status List 1.0: one bit per award, most significant bit first, gzip, multibase <c>u</c> base64url without padding.</summary>
public sealed class BitstringStatusList
{
    /// <summary>Bits of every list we make (the standard's minimum).</summary>
    public const int Length = 131_072;

    /// <summary>Most bytes a list may inflate to: 16 million bits.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private readonly byte[] bits;

    private BitstringStatusList(string id, string issuer, string statusPurpose, byte[] bits) =>
        (Id, Issuer, StatusPurpose, this.bits) = (id, issuer, statusPurpose, bits);

    /// <summary>Address of the list credential.</summary>
    public string Id { get; }
    /// <summary>Its issuer.</summary>
    public string Issuer { get; }
    /// <summary><c>revocation</c> or <c>suspension</c>.</summary>
    public string StatusPurpose { get; }
    /// <summary>How many bits the list has.</summary>
    public int Count => bits.Length * 8;

    /// <summary>The indices whose bit is set, ascending.</summary>
    public IEnumerable<int> SetBits => Enumerable.Range(0, Count).Where(IsSet);

    /// <summary>Whether the bit at an index is set; null when the index is outside the list.</summary>
    public bool? this[int index] => index >= 0 && index < Count ? IsSet(index) : null;

    /// <summary>Reads a BitstringStatusListCredential's content (its proofs are checked elsewhere). Inflation is bounded.</summary>
    public static bool TryRead(SignedDocument document, [NotNullWhen(true)] out BitstringStatusList? list, [NotNullWhen(false)] out string? problem)
    {
        list = null;
        var reading = new ShapeReading();
        var root = ObjectShape.Root(reading, document.Root);
        root.HasType("VerifiableCredential");
        root.HasType("BitstringStatusListCredential");
        var id = root.Text("id");
        var issuer = root.Element.ValueKind == JsonValueKind.Object && root.Element.TryGetProperty("issuer", out var named) && named.ValueKind == JsonValueKind.Object
            ? root.Object("issuer").Text("id")
            : root.Text("issuer");
        var subject = root.Object("credentialSubject");
        subject.IsOfType("BitstringStatusList");
        var purpose = subject.Text("statusPurpose");
        var encoded = subject.Text("encodedList");
        if (subject.OptionalNumber("statusSize", 1) is > 1)
        {
            subject.Refuse("statusSize", "statusSize is more than 1; this program reads lists of single bits");
        }
        if (reading.Detail is not null)
        {
            problem = reading.Detail;
            return false;
        }
        if (!TryInflate(encoded, out var bits))
        {
            problem = "encodedList is not u, base64url and gzip of at most 2 MiB";
            return false;
        }
        if (bits.Length * 8 < Length)
        {
            problem = $"the list has {bits.Length * 8} bits; the standard's least is {Length}";
            return false;
        }
        list = new BitstringStatusList(id, issuer, purpose, bits);
        problem = null;
        return true;
    }

    /// <summary>The encodedList text for the given set bits. The text is signed and committed, never made again by a build; lists are compared by their bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bit is outside a list of <see cref="Length"/>.</exception>
    public static string Encode(IReadOnlySet<int> setBits)
    {
        var bits = new byte[Length / 8];
        foreach (var index in setBits)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(setBits));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length, nameof(setBits));
            bits[index / 8] |= Mask(index);
        }
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bits);
        }
        return "u" + Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    private bool IsSet(int index) => (bits[index / 8] & Mask(index)) != 0;

    // Bit 0 of the list is the most significant bit of byte 0.
    private static byte Mask(int index) => (byte)(0x80 >> (index % 8));

    private static bool TryInflate(string encoded, out byte[] bits)
    {
        bits = [];
        if (encoded[0] != 'u' || encoded.AsSpan(1).ContainsAny('=', '%') || !Base64Url.IsValid(encoded.AsSpan(1)))
        {
            return false;
        }
        var packed = Base64Url.DecodeFromChars(encoded.AsSpan(1));
        if ("u" + Base64Url.EncodeToString(packed) != encoded)
        {
            return false;
        }
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var inflated = new MemoryStream(Length / 8);
            var chunk = new byte[16 * 1024];
            int read;
            while ((read = gzip.Read(chunk)) > 0)
            {
                if (inflated.Length + read > MaxBytes)
                {
                    return false;
                }
                inflated.Write(chunk, 0, read);
            }
            bits = inflated.ToArray();
            // RFC 1952: the last four bytes are the length. The library does not miss them when the end is cut off.
            return packed.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Length - 4)) == (uint)bits.Length;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
