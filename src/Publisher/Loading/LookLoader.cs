using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads what site.config.yml says of the site's look: <c>theme: logo</c> and <c>layout</c>.</summary>
internal static partial class LookLoader
{
    private const string Folder = "content/";

    /// <summary>What is said; what cannot be used is reported and left at its default.</summary>
    /// <param name="theme">The keys below <c>theme</c>.</param>
    /// <param name="layout">The keys below <c>layout</c>.</param>
    /// <param name="context">Where the logo lies.</param>
    public static SiteLook Read(YamlFields? theme, YamlFields? layout, LoadContext context)
    {
        var header = Choice(layout, "header", "both", "logo");
        var look = new SiteLook
        {
            Logo = theme?.Line("logo") is { Value.Length: > 0 } named ? Logo(theme, named, context) : null,
            LogoAlone = header?.Value == "logo",
            NewestFirst = Choice(layout, "home", "badges", "newest")?.Value == "newest",
            Square = Choice(layout, "corners", "round", "square")?.Value == "square",
            Sans = Choice(layout, "type", "serif", "sans")?.Value == "sans",
        };
        if (look is { LogoAlone: true, Logo: null } && theme?.Line("logo") is null)
        {
            layout!.Refuse("header", header!, "'both' where there is no logo; theme: {logo: …} names one");
        }
        return look;
    }

    private static Sources.SourceFile? Logo(YamlFields theme, YamlScalar named, LoadContext context)
    {
        if (!FileName().IsMatch(named.Value))
        {
            theme.Refuse("logo", named, "the name of a .svg or .png file in content/");
            return null;
        }
        if (context.Claim(Folder + named.Value) is { } file)
        {
            return PictureLoader.Read(file, context.Pictures, context.Diagnostics);
        }
        context.Diagnostics.Add(ContentDescriptors.NamedFileMissing, named.Location, "logo", Folder + named.Value);
        return null;
    }

    private static YamlScalar? Choice(YamlFields? layout, string key, string usual, string other)
    {
        if (layout?.Line(key) is not { } value || value.Value == usual || value.Value == other)
        {
            return layout?.Line(key);
        }
        layout.Refuse(key, value, $"'{usual}' or '{other}'");
        return null;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]*\.(?:svg|png)\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
