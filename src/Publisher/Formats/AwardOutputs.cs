using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>The files of each award: where they stand, what they rest on, and how they are made from one reading of the award.</summary>
internal sealed class AwardOutputs
{
    private readonly RenderContext context;

    // What names the words of a rule about a badge, as every award by it shows them.
    private readonly ConcurrentDictionary<(RecognitionRule Rule, string Badge), ContentKey> words = new(ByReference.Instance);

    // The pictures that awards are baked into: everything else only names them.
    private readonly ConcurrentDictionary<BadgeVersion, ContentKey> art = new(ReferenceEqualityComparer.Instance as IEqualityComparer<BadgeVersion>);

    // What else there is that a version's worth names.
    private readonly ConcurrentDictionary<BadgeVersion, ContentKey> worth = new(ReferenceEqualityComparer.Instance as IEqualityComparer<BadgeVersion>);

    // Made once, not for each award.
    private readonly Func<(RecognitionRule, string), ContentKey> makeWords;
    private readonly Func<BadgeVersion, ContentKey> makeArt;
    private readonly Func<BadgeVersion, ContentKey> makeWorth;

    public AwardOutputs(RenderContext context)
    {
        this.context = context;
        (makeWords, makeArt, makeWorth) = (Words, Art, Worth);
    }

    /// <summary>The paths of an award's files.</summary>
    public List<string> Paths(AwardModel award)
    {
        var (id, paths) = (award.Id, new List<string>(8));
        foreach (var format in OutputFormats.OfAwards)
        {
            format.AddPaths(award, id, context, paths);
        }
        return paths;
    }

    /// <summary>Names everything an award's files are made from.</summary>
    public ContentKey Key(AwardModel award)
    {
        var key = context.View.AddCommon(ContentKeyBuilder.OfThread).Add(award.Line).Add(words.GetOrAdd((award.Rule, award.Frozen.Name), makeWords));
        if (context.View.Site.Config.Baking == ImageBaking.Hosted)
        {
            key.Add(art.GetOrAdd(award.Frozen, makeArt));
        }
        foreach (var signer in award.Verified.Signers)
        {
            var page = award.PageOf(signer);
            key.Add(signer.MemberId).Add(page?.Handle).Add(page?.Name).Add(award.IsStill(signer) ? 1 : 0);
        }
        key.Add(worth.GetOrAdd(award.Frozen, makeWorth));
        context.View.EndorsementsOf(award).AddTo(key);
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

    private ContentKey Worth(BadgeVersion version)
    {
        var key = new ContentKeyBuilder();
        WorthWords.AddTo(key, context.View, context.View.WorthOf(version));
        return key.ToKey();
    }

    private ContentKey Words((RecognitionRule Rule, string Badge) about)
    {
        var key = new ContentKeyBuilder();
        foreach (var sentence in context.View.Rules.Sentences(about.Rule, about.Badge))
        {
            key.Add(sentence);
        }
        return key.Add(context.View.Rules.InShort(about.Rule)).ToKey();
    }

    // There is one instance of each rule and of each badge's name, and comparing all that a rule says would take longer than the rest.
    private sealed class ByReference : IEqualityComparer<(RecognitionRule Rule, string Badge)>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals((RecognitionRule Rule, string Badge) one, (RecognitionRule Rule, string Badge) other) =>
            ReferenceEquals(one.Rule, other.Rule) && ReferenceEquals(one.Badge, other.Badge);

        public int GetHashCode((RecognitionRule Rule, string Badge) about) => HashCode.Combine(RuntimeHelpers.GetHashCode(about.Rule), RuntimeHelpers.GetHashCode(about.Badge));
    }
}
