using System.Collections.Frozen;
using static Bot.WeCom.Client.ErrorClass;

namespace Bot.WeCom.Client;

/// <summary>The table of protocol 7.2 and 4.11: errcode → class.</summary>
internal static class WeComErrors
{
    public const int SystemBusy = -1;
    public const int SecretRefused = 40001;
    public const int MediaTypeIllegal = 40004;
    public const int MediaSizeIllegal = 40006;
    public const int TokenInvalid = 40014;
    public const int TokenMissing = 41001;
    public const int TokenExpired = 42001;
    public const int MediaTooLarge = 45001;
    public const int FrequencyExceeded = 45009;
    public const int AnswerTooLarge = 45029;
    public const int ConcurrencyExceeded = 45033;
    public const int NobodyValid = 81013;
    public const int AppNotShared = 670001;
    public const int DownloadTooLarge = 830002;

    private static readonly FrozenDictionary<int, ErrorClass> Table = new Dictionary<int, ErrorClass>
    {
        [-1] = Retry, // system busy
        [6000] = Retry, // data version conflict
        [45009] = Retry, // frequency exceeded; from gettoken it is Configuration
        [45033] = Retry, // concurrency exceeded
        [81026] = Retry, // function under maintenance
        [41063] = Retry, // mass message still dispatching
        [90304] = Retry, // order service failing

        [42001] = RefreshToken, // access_token expired
        [40014] = RefreshToken, // access_token invalid; second time Configuration
        [41001] = RefreshToken, // access_token missing; second time PayloadBug
        [42009] = RefreshToken, // suite token expired
        [40082] = RefreshToken, // suite token invalid

        [42007] = DropRecipient, // authorisation code expired
        [42003] = DropRecipient, // OAuth code expired
        [42022] = DropRecipient, // OAuth code used
        [40029] = DropRecipient, // OAuth code invalid
        [81013] = DropRecipient, // all recipients invalid or not permitted
        [40003] = DropRecipient, // userid invalid
        [40031] = DropRecipient, // userid list invalid
        [60111] = DropRecipient, // userid does not exist
        [46004] = DropRecipient, // user does not exist
        [60011] = DropRecipient, // no permission for member, department or tag
        [60021] = DropRecipient, // userid outside the visible range
        [92000] = DropRecipient, // member outside the visible range
        [50002] = DropRecipient, // member outside the permission range
        [301021] = DropRecipient, // at least one userid unknown
        [60003] = DropRecipient, // department unknown
        [60123] = DropRecipient, // department unknown
        [40066] = DropRecipient, // department unknown
        [40068] = DropRecipient, // tag unknown
        [43004] = DropRecipient, // user not bound to WeChat
        [84061] = DropRecipient, // no external-contact relation
        [40096] = DropRecipient, // external_userid invalid
        [670004] = DropRecipient, // 上下游: company not in the chain
        [670029] = DropRecipient, // 上下游: member or department outside the chain
        [95001] = DropRecipient, // customer service: 5 messages
        [95002] = DropRecipient, // customer service: 48 hours
        [95018] = DropRecipient, // customer service: state

        [40001] = Configuration, // wrong secret; repeating it bans the IP
        [40013] = Configuration, // corpid wrong
        [40091] = Configuration, // secret wrong
        [41002] = Configuration, // corpid missing
        [41004] = Configuration, // secret missing
        [40056] = Configuration, // agentid invalid
        [45031] = Configuration, // secret must be reset
        [301002] = Configuration, // token and agentid of two apps
        [48001] = Configuration, // API not authorised
        [48002] = Configuration, // API: no permission
        [48004] = Configuration, // authorisation invalid
        [48006] = Configuration, // authorisation withdrawn for inactivity
        [48007] = Configuration, // customer-service account not granted
        [48008] = Configuration, // contact writing not granted
        [48009] = Configuration, // new IP: ids only
        [50001] = Configuration, // redirect domain not registered
        [50003] = Configuration, // app disabled
        [60020] = Configuration, // IP not trusted; errmsg names it
        [60031] = Configuration, // app forbidden to call APIs
        [301007] = Configuration, // corp dissolved or banned
        [43012] = Configuration, // callback URL needed
        [40057] = Configuration, // callback URL invalid
        [80001] = Configuration, // trusted domain wrong
        [85005] = Configuration, // trusted domain unverified
        [42012] = Configuration, // JS ticket wrong
        [40093] = Configuration, // JS signature wrong
        [45024] = Configuration, // member capacity reached: no rate limit
        [670001] = Configuration, // app not shared with this company
        [93000] = Configuration, // webhook key invalid
        [93004] = Configuration, // webhook robot disabled
        [93008] = Configuration, // webhook robot not in the group

        [40007] = MediaExpired, // media_id invalid or expired
        [60140] = TooLate, // response_code invalid, expired or used
        [42052] = TooLate, // msgid too old to recall

        [41011] = PayloadBug, // agentid missing
        [40004] = PayloadBug, // media type
        [40005] = PayloadBug, // type parameter
        [40006] = PayloadBug, // media size
        [40009] = PayloadBug, // picture size
        [40011] = PayloadBug, // video size
        [40123] = PayloadBug, // picture format
        [40008] = PayloadBug, // msgtype illegal
        [40032] = PayloadBug, // more than 1000 users
        [82002] = PayloadBug, // more than 100 departments
        [82003] = PayloadBug, // more than 100 tags
        [40033] = PayloadBug, // \u escapes or control characters
        [40035] = PayloadBug, // parameter illegal
        [40058] = PayloadBug, // parameter illegal or empty
        [40063] = PayloadBug, // parameter empty
        [40039] = PayloadBug, // url too long
        [40094] = PayloadBug, // url illegal
        [45034] = PayloadBug, // url without scheme
        [40074] = PayloadBug, // news with safe
        [41006] = PayloadBug, // media_id missing
        [41008] = PayloadBug, // OAuth code missing
        [41009] = PayloadBug, // userid missing
        [41016] = PayloadBug, // title missing
        [41033] = PayloadBug, // description missing
        [42014] = PayloadBug, // card: task_id illegal
        [42015] = PayloadBug, // card: another app's
        [42016] = PayloadBug, // card: task_id absent
        [42017] = PayloadBug, // card: button key
        [42018] = PayloadBug, // card: button key
        [42019] = PayloadBug, // card: button key
        [42020] = PayloadBug, // card: button name
        [42021] = PayloadBug, // card field
        [42023] = PayloadBug, // card field
        [42024] = PayloadBug, // card field
        [42025] = PayloadBug, // card field
        [42026] = PayloadBug, // card field
        [42027] = PayloadBug, // card: keyname missing
        [42028] = PayloadBug, // card: url missing
        [42029] = PayloadBug, // card: media_id missing
        [42030] = PayloadBug, // card: appid missing
        [42031] = PayloadBug, // card: card_type illegal
        [42032] = PayloadBug, // card field
        [42033] = PayloadBug, // card: title missing
        [42034] = PayloadBug, // card field
        [42035] = PayloadBug, // card: horizontal_content_list count
        [42036] = PayloadBug, // card: vertical_content_list count
        [42037] = PayloadBug, // card: option count
        [42038] = PayloadBug, // card: button text
        [42039] = PayloadBug, // card: button key
        [42040] = PayloadBug, // card: option id
        [42041] = PayloadBug, // card: option text
        [42042] = PayloadBug, // card: jump_list count
        [42043] = PayloadBug, // card: question_key
        [42044] = PayloadBug, // card: card_image.url
        [42045] = PayloadBug, // card: card_action
        [42046] = PayloadBug, // card: submit_button.key
        [42047] = PayloadBug, // card: select_list count
        [42048] = PayloadBug, // card field
        [42049] = PayloadBug, // card: submit_button.text
        [42050] = PayloadBug, // card: horizontal userid
        [42051] = PayloadBug, // card: action_menu key conflict
        [44001] = PayloadBug, // empty media, mostly multipart formatting
        [44004] = PayloadBug, // empty text
        [45001] = PayloadBug, // media too large
        [45002] = PayloadBug, // content too large
        [45007] = PayloadBug, // voice over 60 s
        [45008] = PayloadBug, // more than 8 articles
        [45029] = PayloadBug, // answer too large: ask by department
        [45032] = PayloadBug, // author too long
        [82001] = PayloadBug, // no recipients
        [82004] = PayloadBug, // content that could crash the client
        [40201] = PayloadBug, // content blocked by anti-spam
        [40204] = PayloadBug, // content blocked by anti-spam
        [40206] = PayloadBug, // request body too large
        [82101] = PayloadBug, // update without target
        [82102] = PayloadBug, // update target not among the receivers
        [86003] = PayloadBug, // chatid missing
        [40050] = PayloadBug, // chatid unknown
        [86008] = PayloadBug, // not our group
        [90200] = PayloadBug, // mini-program notice
        [90201] = PayloadBug, // mini-program notice
        [90202] = PayloadBug, // mini-program notice
        [90203] = PayloadBug, // mini-program notice
        [90204] = PayloadBug, // mini-program notice
        [90206] = PayloadBug, // mini-program notice
        [90207] = PayloadBug, // mini-program notice
        [90208] = PayloadBug, // mini-program notice
        [830002] = PayloadBug, // file over 20 MB without Range
    }.ToFrozenDictionary();

    /// <summary>Class of an errcode other than 0; an unknown one is worth a few retries (see <see cref="IsKnown"/>), never a loop.</summary>
    public static ErrorClass Classify(int errorCode) => Table.GetValueOrDefault(errorCode, Retry);

    public static bool IsKnown(int errorCode) => Table.ContainsKey(errorCode);

    /// <summary>Class of a code of class T that came again after the one refresh (protocol 3.1).</summary>
    public static ErrorClass AfterRefresh(int errorCode) => errorCode switch
    {
        TokenExpired => Retry,
        TokenMissing => PayloadBug,
        _ => Classify(errorCode) is RefreshToken ? Configuration : Classify(errorCode),
    };
}
