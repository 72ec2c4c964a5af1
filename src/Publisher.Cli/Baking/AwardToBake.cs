using System.Text.Json;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Credentials.Baking;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Linking;
using Publisher.Sources;

namespace Publisher.Cli.Baking;

/// <summary>An award with the pictures it could be put into.</summary>
/// <param name="Name">What its picture is called, without an extension.</param>
/// <param name="Content">What the picture will carry.</param>
/// <param name="Png">The badge's PNG, where it is known.</param>
/// <param name="Svg">The badge's SVG, where it is known.</param>
internal sealed record AwardToBake(string Name, BakedContent Content, SourceFile? Png, SourceFile? Svg)
{
    /// <summary>An award of a site: its published credential and Open Badges 2.0 assertion, and its version's pictures.</summary>
    /// <param name="context">Where mistakes are shown.</param>
    /// <param name="folder">The site's folder.</param>
    /// <param name="id">The award's id.</param>
    /// <param name="typed">What the person called it.</param>
    /// <exception cref="CliException">There is none, it is not good, or the content has errors.</exception>
    internal static AwardToBake FromSite(CliContext context, string folder, string id, string typed)
    {
        var found = new DiagnosticBag();
        var tree = SourceReader.Read(folder, found);
        var result = Pipeline.Check(tree, VerificationCache.Of(context, folder).Memory);
        found.AddRange(result.Diagnostics);
        SiteSession.RefuseErrors(context, tree, found);
        var verified = result.Verified ?? throw CliException.Bad($"nothing in {typed} could be verified");
        if (verified.Waiting.Any(w => w.Source.Id == id))
        {
            throw CliException.Bad("this award waits for signatures; a picture made now would never verify", "bake it when everyone has signed");
        }
        var site = SiteLinker.Link(verified);
        var award = site.Awards.FirstOrDefault(a => a.Id == id) ?? throw CliException.Usage($"there is no award '{typed}' in content/awards");
        if (award.Verified.State is CredentialState.Revoked or CredentialState.Withdrawn or CredentialState.Superseded)
        {
            throw CliException.Bad($"this award was {award.Verified.State.ToString().ToLowerInvariant()}, and a picture would not say so");
        }
        return new(id, BakedImages.ContentOf(site, award), award.Frozen.Png, award.Frozen.Svg);
    }

    /// <summary>A credential or assertion from anywhere, as it is.</summary>
    /// <param name="typed">What the person called it.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="CliException">It is neither.</exception>
    internal static AwardToBake FromFile(string typed, string path)
    {
        var bytes = PictureFile.ReadBytes(typed, path, JsonLimits.Credential.Bytes);
        if (!SignedDocument.TryParse(bytes, out var document, out var problem))
        {
            throw CliException.Bad($"{typed} is no credential: {problem.Detail}");
        }
        var content = HasType(document.Root, "OpenBadgeCredential") || HasType(document.Root, "AchievementCredential") ? new BakedContent { Credential = bytes }
            : HasType(document.Root, "Assertion") ? new BakedContent { Assertion = bytes }
            : throw CliException.Bad($"{typed} is neither an Open Badges 3.0 credential nor a 2.0 assertion", "name the file that was given to the holder, or an award of this site");
        return new(Path.GetFileNameWithoutExtension(path), content, null, null);
    }

    private static bool HasType(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var type) && type.ValueKind switch
        {
            JsonValueKind.String => type.ValueEquals(name),
            JsonValueKind.Array => type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && t.ValueEquals(name)),
            _ => false,
        };
}
