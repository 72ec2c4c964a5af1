using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/status/withdrawn/: the places in status lists of awards whose files are gone, and what stays of endorsements.</summary>
internal static class WithdrawnLoader
{
    public static (ImmutableArray<WithdrawnPlace> Places, ImmutableArray<WithdrawnWord> Words) Load(LoadContext context)
    {
        var places = ImmutableArray.CreateBuilder<WithdrawnPlace>();
        var words = ImmutableArray.CreateBuilder<WithdrawnWord>();
        foreach (var file in context.ClaimIn(WithdrawnPlace.Folder, ".txt"))
        {
            var id = LoadContext.Stem(file.Path);
            if (!NameRules.IsAwardId(id))
            {
                context.Diagnostics.Add(ContentDescriptors.BadName, new(file.Path), id, "such a file is called by the id of the award or endorsement, 16 letters a–z and digits 2–7", " as it was");
            }
            else if (Encoding.UTF8.GetString(file.Bytes.Span) is var text && text.TrimEnd('\n').Split(' ') is [WithdrawnWord.Kind, { Length: > 0 } subject] && text == WithdrawnWord.Line(subject))
            {
                words.Add(new(id, subject, file));
            }
            else if (text.TrimEnd('\n').Split(' ') is [{ Length: > 0 } list, var place, var version, var rule]
                && TryNumber(place, out var index) && TryNumber(version, out var number) && TryNumber(rule, out var ruleIndex)
                && text == WithdrawnPlace.Line(list, index, number, ruleIndex))
            {
                places.Add(new(id, list, index, number, ruleIndex, file));
            }
            else
            {
                context.Diagnostics.Add(PolicyDescriptors.WithdrawnPlace, new(file.Path, 1, 1), "it is not one line of list, index, authority version and rule, nor the word endorsement and an address");
            }
        }
        return (places.ToImmutable(), words.ToImmutable());
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
