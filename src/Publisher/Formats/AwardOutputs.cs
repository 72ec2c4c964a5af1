using System.Collections.Concurrent;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>The files of each award: where they stand, what they rest on, and how they are made from one reading of the award.</summary>
internal sealed class AwardOutputs(RenderContext context)
{
    // The words of a rule about a badge, as every award by it shows them.
    private readonly ConcurrentDictionary<(RecognitionRule Rule, string Badge), string> words = new();

    // The pictures that awards are baked into: everything else only names them.
    private readonly ConcurrentDictionary<BadgeVersion, ContentKey> art = new(ReferenceEqualityComparer.Instance as IEqualityComparer<BadgeVersion>);

    /// <summary>The paths of an award's files.</summary>
    public IEnumerable<string> Paths(AwardModel award) => OutputFormats.OfAwards.SelectMany(f => f.Paths(award, context));

    /// <summary>Names everything an award's files are made from.</summary>
    public ContentKey Key(AwardModel award)
    {
        var key = context.View.AddLine(context.View.Key(), award).Add(words.GetOrAdd((award.Rule, award.Frozen.Name), Words));
        if (context.View.Site.Config.Baking == ImageBaking.Hosted)
        {
            key.Add(art.GetOrAdd(award.Frozen, Art));
        }
        foreach (var signer in award.Signers)
        {
            key.Add(signer.MemberId).Add(signer.Page?.Handle).Add(signer.Page?.Name);
        }
        foreach (var endorsement in context.View.EndorsementsOf(award))
        {
            endorsement.AddTo(key);
        }
        foreach (var evidence in award.Verified.Outline.Source.Evidence)
        {
            key.Add(evidence.Name).Add(evidence.File.Length);
        }
        return key.ToKey();
    }

    /// <summary>Makes an award's files and hands each on.</summary>
    public void Make(AwardModel award, DiagnosticBag found, Action<SiteFile> take)
    {
        var read = award.Verified.Read();
        foreach (var format in OutputFormats.OfAwards)
        {
            foreach (var file in format.Files(award, read, context, found))
            {
                take(file);
            }
        }
    }

    private static ContentKey Art(BadgeVersion version)
    {
        var key = new ContentKeyBuilder();
        foreach (var picture in new[] { version.Png, version.Svg })
        {
            key = picture is null ? key.Add(0) : key.Add(1).Add(Digest.Of(picture.Bytes.Span));
        }
        return key.ToKey();
    }

    private string Words((RecognitionRule Rule, string Badge) about) =>
        string.Join('\n', context.View.Rules.Sentences(about.Rule, about.Badge).Append(context.View.Rules.InShort(about.Rule)));
}
