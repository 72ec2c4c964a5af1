namespace Publisher.Authoring;

/// <summary>Letters to send: plain text that a person pastes into a mail or chat.</summary>
public static class Messages
{
    /// <summary>To the person who was recognised.</summary>
    /// <param name="guild">The guild's name.</param>
    /// <param name="badge">The badge's name.</param>
    /// <param name="link">The award's page, or the holder link.</param>
    /// <param name="isHolderLink">Whether the link carries the holder's name or address.</param>
    /// <param name="waitsFor">How many more people must sign before it is published; 0 for none.</param>
    public static string ForHolder(string guild, string badge, string link, bool isHolderLink, int waitsFor)
    {
        var when = waitsFor > 0
            ? "It will be at this address as soon as the last of us has signed it:"
            : "This is its page; it says what it is for, who signed it, and how anyone can check it:";
        var keep = isHolderLink
            ? """

              The page shows no name. The part after # is yours alone: whoever has the whole link can check that the award was made to you, with
              "publisher verify FILE --link LINK". It stands nowhere on the web, so keep this message, and pass the link on only to people who may know.

              """
            : "";
        return $"""
            Hello,

            {guild} has recognised you with the badge "{badge}".
            {when}

              {link}
            {keep}
            You can link to it, and download the signed file there for a wallet.
            If you would rather not have it public, tell us and we will take it down.

            {guild}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>To someone whose signature is still needed.</summary>
    /// <param name="guild">The guild's name.</param>
    /// <param name="badge">The badge's name.</param>
    /// <param name="holder">Whom it is for, as far as the file says.</param>
    /// <param name="path">The award's file in the repository.</param>
    /// <param name="missing">How many more people are needed.</param>
    /// <param name="link">The link to sign by; null for an award that goes along as a file.</param>
    /// <param name="page">The page to sign on.</param>
    /// <param name="isNamed">Whether pages say who the holder is.</param>
    public static string ForSigner(string guild, string badge, string holder, string path, int missing, string? link, string page, bool isNamed) => $"""
        Hello,

        {guild}: the award of "{badge}" to {holder} waits for {People(missing)} to sign.
        Please read it. If you agree, sign it in your browser, on a phone too, with nothing installed:

          {link ?? page}

        {(link is null ? "Open the file that goes with this message there: the award is too long for a link." : "The award is in the link itself. It is not published yet, so please do not pass it on.")}
        Or with the program, in the repository; commit the file this writes:

          publisher sign {path}

        Both show in plain words what you sign before anything is signed.{(isNamed ? "" : "\nThe award itself carries a number and no name: if you are not sure whom it is for, call whoever made it.")}

        """.ReplaceLineEndings("\n");

    /// <summary>"1 more person", "2 more people".</summary>
    public static string People(int count) => count == 1 ? "1 more person" : FormattableString.Invariant($"{count} more people");
}
