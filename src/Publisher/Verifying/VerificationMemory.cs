using System.Collections.Frozen;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>
/// What earlier runs verified: for each award, by its path, the digest of its files and the key of everything else that had a say. An award
/// is recalled when its files are the same (their stamps say so, or they are read and have that digest), the key is the same, and its place in
/// the status list as it is now is clear; any doubt is a miss, and the award is verified. Only awards about which there was nothing to say are remembered.
/// <para>Whoever can write the memory can make this program believe an award: it must come from where only the user's own program writes.</para>
/// </summary>
public sealed class VerificationMemory
{
    private readonly int count;
    private MemoryRecords records;
    private int recalledUnread;

    private VerificationMemory(string program, MemoryRecords records) => (Program, Pictures, this.records, count) = (program, records.Pictures, records, records.Count);

    /// <summary>A memory of nothing.</summary>
    /// <param name="program">Names the program's exact version.</param>
    public static VerificationMemory Empty(string program) => new(program, MemoryRecords.None);

    /// <summary>Reads what <see cref="Write"/> wrote; a memory of nothing when it is of another program or cannot be read.</summary>
    /// <param name="program">Names the program's exact version.</param>
    /// <param name="bytes">The memory.</param>
    public static VerificationMemory Read(string program, ReadOnlyMemory<byte> bytes) => new(program, MemoryRecords.Read(program, bytes));

    /// <summary>Names the program's exact version.</summary>
    public string Program { get; }

    /// <summary>Pictures that were found good, as <see cref="KnownPictures"/> has them.</summary>
    public FrozenSet<Digest> Pictures { get; }

    /// <summary>Whether writing what a run verified would change nothing: every record was recalled without reading a file, and nothing else was verified.</summary>
    public bool IsUpToDate(VerifiedContent content) => content.Content.Pictures.IsAsBefore && recalledUnread == count && recalledUnread == content.Awards.Count(a => a.MayBeRemembered);

    /// <summary>Writes what a run verified.</summary>
    public static void Write(VerifiedContent content, string program, Stream stream) =>
        MemoryWriter.Write(program, [.. content.Awards.Where(a => a.MayBeRemembered)], content.Content.Pictures.Good, content.Keys!, stream);

    /// <summary>Lets go of what was remembered; every award was asked for.</summary>
    internal void Release() => records = MemoryRecords.None;

    /// <summary>What came of an award in an earlier run, or null.</summary>
    internal AwardAnswer? Recall(AwardFile award, VerificationKeys keys, ClearPlaces places, SharedTexts shared, AuthorityChain chain)
    {
        if (!records.TryFind(award.File.Path, out var record)
            || keys.Of(record.Badge) is not { } badge || badge.Key != record.Context
            || chain.Find(record.AuthorityVersion) is not { } authority || record.RuleIndex < 0 || record.RuleIndex >= authority.Rules.Length
            || !places.Has(award, record.StatusList, record.StatusIndex) || !IsSame(award, record))
        {
            return null;
        }
        var outline = new AwardOutline
        {
            Source = award,
            Badge = badge.Own,
            Holder = record.Holder,
            ValidFrom = record.ValidFrom,
            ValidUntil = record.ValidUntil,
            AwardedOn = record.AwardedOn,
            StatusList = record.StatusList is { } list ? shared.Of(list) : null,
            StatusIndex = record.StatusIndex,
        };
        return new(award, outline, VerifiedAward.Recall(outline, record.Digest, record.State, record.AuthorityVersion, record.RuleIndex, record.Signers), null, null);
    }

    /// <summary>A key of all stamps of an award's files; null when one has none.</summary>
    internal static ContentKey? StampsOf(AwardFile award)
    {
        var key = ContentKeyBuilder.OfThread;
        if (!TryAdd(key, award.File))
        {
            return null;
        }
        foreach (var proof in award.ProofFiles)
        {
            if (!TryAdd(key.Add(proof.Path), proof))
            {
                return null;
            }
        }
        foreach (var evidence in award.Evidence)
        {
            if (!TryAdd(key.Add(evidence.Name), evidence.File))
            {
                return null;
            }
        }
        return key.ToKey();
    }

    private bool IsSame(AwardFile award, MemoryRecord record)
    {
        if (StampsOf(award) is { } stamps && stamps == record.Stamps)
        {
            Interlocked.Increment(ref recalledUnread);
            return true;
        }
        // Evidence has no digest here: in doubt, an award with evidence is verified again.
        return award.Evidence.IsEmpty && !record.HasEvidence && VerifiedAward.DigestOf(award.File.Bytes.Span, award.ProofFiles) == record.Digest;
    }

    private static bool TryAdd(ContentKeyBuilder key, SourceFile file)
    {
        if (file.Stamp is not { } stamp)
        {
            return false;
        }
        key.Add(stamp.Length).Add(stamp.Modified).Add(stamp.Changed).Add(stamp.Number);
        return true;
    }
}
