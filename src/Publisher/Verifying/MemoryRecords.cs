using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Publisher.Content;
using Publisher.Credentials.Verification;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>The records of a verification memory, found by path. What cannot be read is not there.</summary>
internal sealed class MemoryRecords
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly ImmutableArray<string> texts;

    // Where each record begins, in order of paths.
    private readonly int[] places;

    private MemoryRecords(ReadOnlyMemory<byte> bytes, ImmutableArray<string> texts, FrozenSet<Digest> pictures, int[] places) =>
        (this.bytes, this.texts, Pictures, this.places) = (bytes, texts, pictures, places);

    public int Count => places.Length;

    /// <summary>Digests of good pictures.</summary>
    public FrozenSet<Digest> Pictures { get; }

    public static MemoryRecords None { get; } = new(default, [], [], []);

    public static MemoryRecords Read(string program, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return None;
        }
        try
        {
            using var stream = MemoryMarshal.TryGetArray(bytes, out var whole)
                ? new MemoryStream(whole.Array!, whole.Offset, whole.Count, writable: false)
                : new MemoryStream(bytes.ToArray(), writable: false);
            using var input = new BinaryReader(stream, new UTF8Encoding(false, true));
            if (input.ReadString() != MemoryWriter.Form || input.ReadString() != program)
            {
                return None;
            }
            var texts = new string[Math.Clamp(input.ReadInt32(), 0, ushort.MaxValue)];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = input.ReadString();
            }
            var pictures = new HashSet<Digest>();
            for (var left = Math.Clamp(input.ReadInt32(), 0, ushort.MaxValue); left > 0; left--)
            {
                pictures.Add(input.ReadBytes(Digest.Length) is { Length: Digest.Length } digest ? Digest.Read(digest) : throw new EndOfStreamException());
            }
            return new(bytes, [.. texts], pictures.ToFrozenSet(), Places(bytes.Span, (int)stream.Position));
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or DecoderFallbackException or IOException)
        {
            return None;
        }
    }

    private static int[] Places(ReadOnlySpan<byte> bytes, int at)
    {
        var places = new List<int>();
        while (at + sizeof(ushort) <= bytes.Length && at + sizeof(ushort) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) is var next && next <= bytes.Length)
        {
            places.Add(at + sizeof(ushort));
            at = next;
        }
        return [.. places];
    }

    /// <summary>The record of an award's path.</summary>
    public bool TryFind(string path, out MemoryRecord record)
    {
        var (low, high) = (0, places.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = Compare(PathAt(middle), path);
            if (order == 0)
            {
                var reader = new Reader(bytes.Span.Slice(places[middle], LengthAt(middle)));
                record = Decode(ref reader);
                return reader.IsWhole;
            }
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }
        record = default;
        return false;
    }

    private int LengthAt(int index) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[(places[index] - sizeof(ushort))..]);

    private ReadOnlySpan<byte> PathAt(int index) => new Reader(bytes.Span.Slice(places[index], LengthAt(index))).Bytes();

    // In the tree's order (UTF-16 units); the paths of awards are plain ASCII, and any other is not found.
    private static int Compare(ReadOnlySpan<byte> path, string other)
    {
        var common = Math.Min(path.Length, other.Length);
        for (var i = 0; i < common; i++)
        {
            if (path[i] != other[i])
            {
                return path[i] - other[i];
            }
        }
        return path.Length - other.Length;
    }

    private MemoryRecord Decode(ref Reader reader)
    {
        _ = reader.Bytes();
        var hasStamps = reader.Value<byte>() == 1;
        var stamps = reader.Value<ContentKey>();
        return new()
        {
            Stamps = hasStamps ? stamps : null,
            Digest = reader.Value<Digest>(),
            Context = reader.Value<ContentKey>(),
            HasEvidence = reader.Value<byte>() != 0,
            Badge = new(Shared(ref reader) ?? "", Shared(ref reader) ?? ""),
            Holder = reader.Holder(),
            ValidFrom = reader.Moment(),
            ValidUntil = reader.Value<byte>() == 0 ? reader.Nothing() : reader.Moment(),
            AwardedOn = DateOnly.FromDayNumber(Math.Clamp(reader.Value<int>(), 0, DateOnly.MaxValue.DayNumber)),
            StatusList = Shared(ref reader),
            StatusIndex = reader.Value<int>(),
            State = (CredentialState)reader.Value<byte>(),
            AuthorityVersion = reader.Value<int>(),
            RuleIndex = reader.Value<int>(),
            Signers = Signers(ref reader),
        };
    }

    private ImmutableArray<AwardSigner> Signers(ref Reader reader)
    {
        var signers = new AwardSigner[reader.Value<byte>()];
        for (var i = 0; i < signers.Length; i++)
        {
            signers[i] = new(Shared(ref reader) ?? "", Shared(ref reader), reader.Moment());
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(signers);
    }

    private string? Shared(ref Reader reader) => reader.Value<ushort>() is var number && number < texts.Length ? texts[number] : null;

    /// <summary>Reads the parts of one record in order; behind its end there are only zeros, and the record was not whole.</summary>
    private ref struct Reader(ReadOnlySpan<byte> record)
    {
        private const int MostStacked = 256;

        private ReadOnlySpan<byte> rest = record;
        private bool isShort;

        public readonly bool IsWhole => !isShort && rest.IsEmpty;

        public T Value<T>()
            where T : unmanaged
        {
            var size = Unsafe.SizeOf<T>();
            if (rest.Length < size)
            {
                isShort = true;
                rest = [];
                return default;
            }
            var value = MemoryMarshal.Read<T>(rest);
            rest = rest[size..];
            return value;
        }

        public ReadOnlySpan<byte> Bytes()
        {
            var length = Value<ushort>();
            if (length == MemoryWriter.None || rest.Length < length)
            {
                isShort |= length != MemoryWriter.None;
                return [];
            }
            var bytes = rest[..length];
            rest = rest[length..];
            return bytes;
        }

        public HolderKey Holder()
        {
            if (rest is [0xFF, 0xFF, ..])
            {
                rest = rest[2..];
                return default;
            }
            var id = Bytes();
            Span<char> text = id.Length <= MostStacked ? stackalloc char[MostStacked] : new char[id.Length];
            return new(text[..Encoding.UTF8.GetChars(id, text)]);
        }

        public DateTimeOffset Moment()
        {
            var (ticks, minutes) = (Value<long>(), Value<short>());
            var isMoment = ticks >= TimeSpan.TicksPerDay && ticks <= DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay && Math.Abs((int)minutes) <= 14 * 60;
            isShort |= !isMoment;
            return isMoment ? new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)) : default;
        }

        public DateTimeOffset? Nothing()
        {
            _ = (Value<long>(), Value<short>());
            return null;
        }
    }
}
