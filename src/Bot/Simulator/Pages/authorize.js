// The fragment is compulsory (protocol 5.6); without it the real page does not open.
(() => {
  'use strict';

  if (location.hash !== '#wechat_redirect') {
    document.body.textContent = '请在微信客户端打开链接：地址末尾没有 #wechat_redirect';
    return;
  }
  const go = document.getElementById('go');
  if (go) {
    location.replace(go.href);
  }
})();
