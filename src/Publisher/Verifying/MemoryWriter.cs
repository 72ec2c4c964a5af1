using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>
/// Writes the verification memory: a form of its own, small and read without taking it apart. A header (a name, the program), the texts many
/// awards share, digests of good pictures, then one record for each award in order of paths, each with its length before it. Numbers are little-endian.
/// </summary>
internal static class MemoryWriter
{
    /// <summary>Names this form; a new form has a new name.</summary>
    internal const string Form = "publisher verification memory 2";

    // Every text that a record holds of its own is shorter.
    private const int LongestText = 4096;

    /// <summary>Stands where there is no text.</summary>
    internal const ushort None = ushort.MaxValue;

    public static void Write(string program, IReadOnlyList<VerifiedAward> awards, ImmutableArray<Digest> pictures, VerificationKeys keys, Stream stream)
    {
        var texts = new TextTable();
        foreach (var award in awards)
        {
            texts.Add(award.Outline.Badge!.Slug, award.Outline.Badge.Version, award.Outline.StatusList);
            foreach (var signer in award.Signers)
            {
                texts.Add(signer.MemberId, signer.Subject);
            }
        }
        using var output = new BinaryWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        output.Write(Form);
        output.Write(program);
        texts.Write(output);
        output.Write(pictures.Length);
        output.Write(MemoryMarshal.AsBytes(pictures.AsSpan()));
        var record = new RecordBytes();
        foreach (var award in awards)
        {
            if (keys.Of(award.Outline.Badge!) is { Key: var context } && texts.HoldsAll(award))
            {
                Fill(record, award, context, texts);
                output.Write((ushort)record.Bytes.Length);
                output.Write(record.Bytes);
            }
        }
    }

    private static void Fill(RecordBytes record, VerifiedAward award, ContentKey context, TextTable texts)
    {
        var outline = award.Outline;
        record.Clear();
        record.Text(outline.Source.File.Path);
        var stamps = VerificationMemory.StampsOf(outline.Source);
        record.Number((byte)(stamps is null ? 0 : 1));
        record.Value(stamps ?? default);
        record.Value(award.Digest);
        record.Value(context);
        record.Number((byte)(outline.Source.Evidence.IsEmpty ? 0 : 1));
        record.Number(texts.IndexOf(outline.Badge!.Slug));
        record.Number(texts.IndexOf(outline.Badge.Version));
        record.Text(outline.Holder);
        record.Moment(outline.ValidFrom);
        record.Number((byte)(outline.ValidUntil is null ? 0 : 1));
        record.Moment(outline.ValidUntil ?? outline.ValidFrom);
        record.Value(outline.AwardedOn.DayNumber);
        record.Number(texts.IndexOf(outline.StatusList));
        record.Value(outline.StatusIndex);
        record.Number((byte)award.State);
        record.Value(award.AuthorityVersion);
        record.Value(award.RuleIndex);
        record.Number((byte)award.Signers.Length);
        foreach (var signer in award.Signers)
        {
            record.Number(texts.IndexOf(signer.MemberId));
            record.Number(texts.IndexOf(signer.Subject));
            record.Moment(signer.Created);
        }
    }

    /// <summary>The texts many awards share, by number.</summary>
    private sealed class TextTable
    {
        private readonly Dictionary<string, ushort> numbers = new(StringComparer.Ordinal);

        public void Add(params ReadOnlySpan<string?> texts)
        {
            foreach (var text in texts)
            {
                if (text is not null && numbers.Count < None && !numbers.ContainsKey(text))
                {
                    numbers.Add(text, (ushort)numbers.Count);
                }
            }
        }

        // A guild with more texts than numbers, or an award signed by hundreds, is verified anew each time.
        public bool HoldsAll(VerifiedAward award) => award.Signers.Length <= byte.MaxValue
            && Holds(award.Outline.Badge!.Slug) && Holds(award.Outline.Badge.Version) && Holds(award.Outline.StatusList)
            && HoldsAll(award.Signers) && award.Outline.Holder.Length < LongestText && award.Outline.Source.File.Path.Length < LongestText;

        private bool HoldsAll(ImmutableArray<AwardSigner> signers)
        {
            foreach (var signer in signers)
            {
                if (!Holds(signer.MemberId) || !Holds(signer.Subject))
                {
                    return false;
                }
            }
            return true;
        }

        private bool Holds(string? text) => text is null || numbers.ContainsKey(text);

        public ushort IndexOf(string? text) => text is null ? None : numbers[text];

        public void Write(BinaryWriter output)
        {
            output.Write(numbers.Count);
            foreach (var text in numbers.OrderBy(n => n.Value).Select(n => n.Key))
            {
                output.Write(text);
            }
        }
    }

    /// <summary>The bytes of one record.</summary>
    private sealed class RecordBytes
    {
        private const int MostStacked = 256;

        private readonly byte[] bytes = new byte[ushort.MaxValue];
        private int length;

        public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

        public void Clear() => length = 0;

        public void Number(byte number) => bytes[length++] = number;

        public void Number(ushort number)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(length), number);
            length += sizeof(ushort);
        }

        public void Value<T>(T value)
            where T : unmanaged
        {
            MemoryMarshal.Write(bytes.AsSpan(length), in value);
            length += Unsafe.SizeOf<T>();
        }

        public void Moment(DateTimeOffset moment)
        {
            Value(moment.Ticks);
            Value((short)moment.TotalOffsetMinutes);
        }

        public void Text(HolderKey holder)
        {
            if (holder.IsNobody)
            {
                Number(None);
                return;
            }
            Text(holder.Write(holder.Length <= MostStacked ? stackalloc char[MostStacked] : new char[holder.Length]));
        }

        public void Text(ReadOnlySpan<char> text)
        {
            var count = Encoding.UTF8.GetBytes(text, bytes.AsSpan(length + sizeof(ushort)));
            Number((ushort)count);
            length += count;
        }
    }
}
